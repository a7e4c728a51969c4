# SPDX-License-Identifier: GPL-3.0-or-later
# What `make web` runs in the build folder, with SRC, SOURCES, OWN, CAIRO and CFLAGS_IEEE from
# local.mk: nabla.html, and web/nabla-node.js, the command line for the tests.
EMCC = emcc
OUT = web/out
VPATH = $(SRC)

# Debian keeps what emcc asks node for where another node does not look.
export NODE_PATH := $(if $(NODE_PATH),$(NODE_PATH):)/usr/share/nodejs

# What needs cairo, libpng, a second process or a font's file: src/web has others, or nobody asks.
absent = src/plot/letters.c src/session/display.c src/session/drawer.c \
	$(addprefix src/export/,animate.c font_pack.c jpeg_out.c movie.c movie_apng.c \
	movie_ffmpeg.c movie_gif.c page.c pdf_pack.c png_out.c print_out.c raster.c sixel.c \
	svg_out.c terminal_picture.c)
library = $(sort $(filter-out $(absent),$(filter %.c,$(SOURCES))))
command = $(addprefix src/app/,main.c no_parts.c options.c) \
	$(addprefix src/repl/,repl.c prompt_plain.c pasted.c signals.c)
objects = $(patsubst %.c,$(OUT)/%.o,$(1))

CFLAGS_WEB = -std=c17 -O2 -Wall $(CFLAGS_IEEE) -ffunction-sections -I$(OUT) -Isrc \
	-I$(SRC)/src $(CAIRO) -DLOCALEDIR='""' -DPKGLIBEXECDIR='""' -DPKGDATADIR='""' -DNB_ISA=_v1
LDFLAGS_WEB = -O2 -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=4MB

.DELETE_ON_ERROR:
all: nabla.html web/nabla-node.js

$(OUT)/config.h: config.h
	@mkdir -p $(OUT)
	@sed -E '/NB_X86_64|HAVE_(READLINE|SDL|X11|MALLINFO2|SYS_SIGNALFD_H)/d' $< >$@

$(call objects,$(library) $(command) $(OWN)): $(OUT)/%.o: %.c $(OUT)/config.h
	@mkdir -p $(@D)
	@echo '  EMCC     $*.c'
	@$(EMCC) $(CFLAGS_WEB) -MMD -MP -c $< -o $@

$(OUT)/libnabla.a: $(call objects,$(library))
	@rm -f $@
	@emar cr $@ $^

$(OUT)/nabla.js: $(call objects,$(OWN)) $(OUT)/libnabla.a
	@echo '  LINK     $@'
	@$(EMCC) $^ -o $@ $(LDFLAGS_WEB) -sMODULARIZE=1 -sEXPORT_NAME=nabla \
	    -sENVIRONMENT=worker,node -sEXPORTED_FUNCTIONS=_malloc,_free \
	    -sEXPORTED_RUNTIME_METHODS=ccall,UTF8ToString,FS,ENV

web/nabla-node.js: $(call objects,$(filter-out %/page.c,$(OWN)) $(command)) $(OUT)/libnabla.a
	@echo '  LINK     $@'
	@$(EMCC) $^ -o $@ $(LDFLAGS_WEB) --pre-js $(SRC)/web/node.js -sENVIRONMENT=node \
	    -sNODERAWFS=1 -sEXIT_RUNTIME=1

# The messages in Chinese, where the tree has them.
$(OUT)/nabla.mo: $(wildcard $(SRC)/po/zh_CN.po)
	@mkdir -p $(OUT)
	@if [ -n "$^" ]; then msgfmt $^ -o $@; else : >$@; fi

parts = template.html page.css page.js picture.js worker.js
nabla.html: $(OUT)/nabla.js $(OUT)/nabla.mo $(addprefix web/,join.awk $(parts))
	@echo '  JOIN     $@'
	@gzip -9nc $(OUT)/nabla.wasm | base64 -w 0 >$(OUT)/nabla.wasm.base64
	@gzip -9nc $(OUT)/nabla.mo | base64 -w 0 >$(OUT)/nabla.mo.base64
	@awk -v src=$(SRC)/web -v out=$(OUT) -f $(SRC)/web/join.awk $(SRC)/web/template.html >$@.new
	@mv $@.new $@

-include $(patsubst %.c,$(OUT)/%.d,$(library) $(command) $(OWN))

# SPDX-License-Identifier: GPL-3.0-or-later
# The gallery: every script here is a picture beside it. `make gallery` draws
# them again; the same program gives the same bytes.
gallery_scripts = %D%/gated.nab %D%/relu.nab %D%/sigmoid.nab %D%/tanh.nab
nobase_dist_doc_DATA += $(gallery_scripts) $(gallery_scripts:.nab=.png)

.PHONY: gallery
gallery: all
	@for script in $(gallery_scripts); do \
	    echo "  DRAW     $$script"; \
	    NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view src/app/nabla \
	        -o "$(srcdir)/$${script%.nab}.png" "$(srcdir)/$$script" || exit 1; \
	done

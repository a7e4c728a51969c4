# SPDX-License-Identifier: GPL-3.0-or-later
# The gallery: scripts that teach, each a picture. `make gallery` draws all of them into
# the build folder with a page, plots/index.html, and those that stand beside their
# scripts again; the same program gives the same bytes.
shown_scripts = \
	%D%/four.nab \
	%D%/gated.nab \
	%D%/gelu_approximation.nab \
	%D%/relu.nab \
	%D%/sigmoid.nab \
	%D%/tanh.nab
gallery_scripts = $(shown_scripts) \
	%D%/family_elu.nab \
	%D%/family_softplus.nab \
	%D%/family_swish.nab \
	%D%/hard_chirp.nab \
	%D%/hard_poles.nab \
	%D%/hard_sin.nab \
	%D%/hard_spike.nab \
	%D%/heat_jacobian.nab \
	%D%/heat_swish.nab \
	%D%/heat_vanishing.nab \
	%D%/implicit_circle.nab \
	%D%/implicit_folium.nab \
	%D%/implicit_waves.nab \
	%D%/integral_bell.nab \
	%D%/kinks.nab \
	%D%/log_powers.nab \
	%D%/log_tails.nab \
	%D%/pieces.nab \
	%D%/points_silu.nab \
	%D%/small_multiples.nab \
	%D%/softmax_parts.nab \
	%D%/staircase_floor.nab \
	%D%/surviving.nab \
	%D%/tangent_relu.nab \
	%D%/tangent_sigmoid.nab \
	%D%/tangent_tanh.nab \
	%D%/taylor_sin.nab \
	%D%/theme_dark.nab \
	%D%/theme_print.nab \
	%D%/vanishing.nab
nobase_dist_doc_DATA += $(gallery_scripts) $(shown_scripts:.nab=.png)
EXTRA_DIST += %D%/page.sh

.PHONY: gallery
gallery: all
	@$(MKDIR_P) %D%
	@for script in $(gallery_scripts); do \
	    echo "  DRAW     $$script"; \
	    NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view src/app/nabla \
	        -o "$${script%.nab}.png" "$(srcdir)/$$script" || exit 1; \
	done
	@for script in $(shown_scripts); do \
	    cmp -s "$${script%.nab}.png" "$(srcdir)/$${script%.nab}.png" || \
	        cp "$${script%.nab}.png" "$(srcdir)/$${script%.nab}.png" || exit 1; \
	done
	@cd $(srcdir) && $(SHELL) %D%/page.sh $(gallery_scripts) >$(abs_builddir)/%D%/index.html

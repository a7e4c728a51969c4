/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the tour: one row each. */
#include "config.h"

#include "figure/tour.h"

#include <math.h>

#include "base/count.h"
#include "base/i18n.h"

/* Figures leave a corner free, where the window puts what is said. */
const struct nb_tour_step nb_tour_steps[] = {
    {.title = N_("A curve and its slope"),
     .text = N_("sigmoid squeezes every number between 0 and 1. How fast it rises at a point is "
                "its slope there: that of the line which touches it."),
     .commands = "plot(sigmoid, -8..8, d=0, ylim=-0.2..2)",
     .here = "plot(sigmoid, -8..8, d=0, tangent=0, ylim=-0.2..1.2)",
     .keys = "t",
     .task = N_("draw the tangent, and point at x = 0: nowhere is it steeper"),
     .typed = "sigmoid'(0)",
     .goal = NB_TOUR_TANGENT,
     .from = -0.25,
     .to = 0.25},
    {.title = N_("f′ is born from the tangent"),
     .text = N_("Each x has a slope, so the slope is a function, too: the derivative f′. "
                "It is as high as f is steep."),
     .commands = "plot(sigmoid, -8..8, d=0, ylim=-0.2..2)",
     .here = "plot(sigmoid, -8..8, d=1)",
     .keys = "b",
     .task = N_("then lead the tangent over all of the curve: it leaves f′ behind"),
     .typed = "sigmoid'([-4, -2, 0, 2, 4])",
     .goal = NB_TOUR_BORN,
     .from = 0.75,
     .to = INFINITY},
    {.title = N_("Why gradients vanish"),
     .text = N_("Where sigmoid is flat, f′ is nearly 0, and a network learns by f′. "
                "An input of 6 changes its weights a hundredth as much as one of 0."),
     .commands = "plot(sigmoid, -8..8, d=1, ylim=-0.2..2)",
     .here = "plot(sigmoid, -8..8, d=1); axhline(0.1)",
     .keys = "v",
     .task = N_("tint where sigmoid′ < 0.1, and go there, to x > 6: the line below reads it"),
     .typed = "sigmoid'(6)",
     .goal = NB_TOUR_FLAT,
     .from = 6,
     .to = INFINITY},
    {.title = N_("What ReLU changes"),
     .text = N_("relu has slope 1 for every x > 0: nothing vanishes there. "
                "For x < 0 its slope is 0, and at 0 there are two of them."),
     .commands = "plot(sigmoid, relu, -4..4, d=0, ylim=-0.5..4.5)",
     .here = "plot(sigmoid, relu, -4..4, d=0)",
     .keys = "Tab",
     .task = N_("read relu, and go to x = 0: relu′ is 0 | 1"),
     .typed = "relu'([-2, 2])",
     .goal = NB_TOUR_KINK},
    {.title = N_("Something on the left"),
     .text = N_("Where relu′ is 0, a unit that is off stays off. leaky_relu, elu and silu keep a "
                "slope there, so that it can come back."),
     .commands = "plot(leaky_relu, elu, silu, -5..3, d=0, ylim=-1.5..4)",
     .here = "plot(leaky_relu, elu, silu, -5..3, d=0)",
     .keys = "Tab",
     .task = N_("read all three where x < 0: which slope is largest?"),
     .typed = "leaky_relu'(-1)\nelu'(-1)\nsilu'(-1)",
     .goal = NB_TOUR_CURVES,
     .from = -INFINITY,
     .to = 0},
    {.title = N_("A family"),
     .text = N_("x*sigmoid(a*x) is silu where a is 1. a is a variable of the prompt, and the "
                "slider moves it: with a large one, the curve is nearly relu."),
     .commands = "a = 1; plot(x -> x*sigmoid(a*x), -4..4, d=0, ylim=-1..4.5)",
     .here = "a = 1; plot(x -> x*sigmoid(a*x), -4..4, d=0); ghosts(a=[0.3, 3])",
     .keys = ".",
     .task = N_("hold the key until a is 3, or drag the slider"),
     .typed = "(x -> x*sigmoid(1*x))'(-1)\n(x -> x*sigmoid(3*x))'(-1)",
     .goal = NB_TOUR_PARAMETER,
     .from = 3,
     .to = INFINITY},
    {.title = N_("Slopes multiply"),
     .text = N_("Through layers the slopes multiply: behind three sigmoids at most 0.0134 of a "
                "gradient is left. Equal factors are equal steps where y is logarithmic."),
     .commands = "two = x -> sigmoid(sigmoid(x)); three = x -> sigmoid(two(x)); "
                 "plot(sigmoid', two', three', -10..10, d=0, ylim=1e-7..0.3)",
     .here = "two = x -> sigmoid(sigmoid(x)); three = x -> sigmoid(two(x)); "
             "plot(sigmoid', two', three', -10..10, d=0); yscale(\"log\")",
     .keys = "l",
     .task = N_("let y be logarithmic: each layer is as far below the one before"),
     .typed = "depth(sigmoid, 3)",
     .goal = NB_TOUR_LOG_Y},
    {.title = N_("What to try next"),
     .text = N_("Any function can be looked at so, your own too. At the prompt help() lists what "
                "there is, and points(silu) and versus(gelu, gelu_tanh) prove what they say."),
     .commands = "plot(gelu, silu, mish, -5..3, d=0, ylim=-0.5..3.5)",
     .here = "plot(gelu, silu, mish, -5..3, d=0)",
     .keys = "h",
     .task = N_("all keys of the window"),
     .typed = "f(x) = x*exp(-x^2)\nf'(1)"},
};

const size_t nb_tour_count = NB_COUNT(nb_tour_steps);

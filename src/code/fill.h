/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of whole files.
 *
 *     $f     the function's name          $p     ", beta"
 *     $F     the class's, "LeakyRelu"     $d     ", beta=1.0"
 *     $x     the variable's               $s     ", self.beta"
 *     $0     the body of f                $c     ", ctx.beta"
 *     $1     of f'                        $n     ", None"
 *     $2     of f''                       $t     ", double beta", in the style's type
 *     $#     what is said of f            $i     "        self.beta = beta" and a line's end
 *     $h     the helpers                  $k     "        ctx.beta = beta" and a line's end
 *     $T     the type of numbers          $r     "beta={self.beta}", between commas
 *     $v     "beta, "                     $j     "1, 2,": the parameters' places
 *     $m     "import math" and an empty line, where anything is called of it
 *     $u     the target's import, where it is used
 *     $[ $]  only where there are parameters
 *     $( $)  only where the language can say f''
 *     $< $>  only where it cannot
 */
#ifndef NB_CODE_FILL_H
#define NB_CODE_FILL_H

#include "code/targets.h"

/* The file of a target; false sets err: its language cannot say f or f'. */
bool nb_code_fill(const struct nb_code *c, const struct nb_code_target *target, struct nb_buf *out,
                  struct nb_err *err);

#endif

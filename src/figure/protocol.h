/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the prompt and the viewer process say to each other.
 *
 * Lines of UTF-8 text over one socket, whose descriptor is the viewer's only
 * argument. PATH and TEXT are escaped as nb_message_escape does (message.h). Each
 * side ignores lines that it does not know, so a newer one can talk to an
 * older one. The viewer ends when the socket does, whatever it is doing. Neither side
 * waits for the other to read: what cannot be sent at once is kept, and a view that was
 * left since is not sent at all.
 *
 * To the viewer:
 *     nabla 1        the version, before anything else
 *     name TEXT      the title of the window begins with it; none: as usual
 *     figure         a figure begins; its lines follow (nb_figure_write). With the first byte
 *                    of "shared COUNT" goes a descriptor (SCM_RIGHTS) of sealed memory, in
 *                    which are COUNT x and then COUNT y, doubles of this machine
 *     page           among the lines of a figure: those of the page after it follow, for a PDF
 *     end            the figure is complete and replaces the one before
 *     show           open the window, if it is not open
 *     option NAME VALUE        of the next save (figure/save.h)
 *     save PATH      write the figure to a file, the format by its extension
 *     animate FROM TO FRAMES FPS SCALE BOUNCE COUNT PARAM... PATH     write a moving
 *                    picture, while these parameters of the figure run (sweep.h)
 *     limits N       say the limits of the N-th plot, as a picture of the figure would have them
 *     print KIND COLUMNS ROWS COLORS W H PAPER WRAPPED      write the figure for a terminal
 *                    (screen.h)
 *     turn N         what was said of parameters before is old: the prompt has said more
 *     param V NAME   a parameter of the figure has another value, since a variable has
 *     tour N         the figure is that of a step of the tour (tour.h), from 1
 *     undo, redo     goes a step of the window's history
 *     quit
 * From the viewer:
 *     ready          the window is up and shows the figure
 *     saved PATH     answers save and animate, or tells of a save from the window
 *     error TEXT     what went wrong; answers save, animate, print and show
 *     shaping TEXT   answers save and animate: the texts need a program with all fonts, there
 *                    is no file
 *     row TEXT       a line of the figure for a terminal, colours and all
 *     printed        answers print: that was the last
 *     note TEXT      worth knowing, and no error: letters that no font has
 *     limits X0 X1 Y0 Y1 Z0 Z1     answers limits: of x, of y, of the right y axis (%a)
 *     view S N X0 X1 Y0 Y1     the user went to these limits (%a) in the N-th plot of
 *                    the figure with the serial number S
 *     home S N       and came back to what the figure wants to show
 *     did S TEXT     all that hands have chosen in the figure with the serial number S, as
 *                    commands, one a line: they replace those that were told before
 *     param S N V NAME         a hand gave a parameter of the figure S the value V, and had
 *                    heard of turn N; of an older one, the prompt does not listen
 *     tour N         a step of the tour is wanted
 *     clicked        a button of the mouse was pressed in the window
 *     closed         the window was closed; the process ends
 */
#ifndef NB_FIGURE_PROTOCOL_H
#define NB_FIGURE_PROTOCOL_H

#define NB_PROTOCOL_VERSION 1

#endif

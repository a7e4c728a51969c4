/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A system without any of what configure asks for: how test_posix_without sees this one. */
#include NB_REAL_CONFIG
#undef HAVE_MAKECONTEXT
#undef HAVE_PIPE2
#undef HAVE_PPOLL
#undef HAVE_SYS_PRCTL_H
#undef HAVE_DECL_SOCK_CLOEXEC
#undef HAVE_DECL_MSG_NOSIGNAL
#undef HAVE_DECL_MSG_CMSG_CLOEXEC
#undef NB_OWN_SCREEN
#define NB_OWN_SCREEN 1

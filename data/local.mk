# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop knows of nabla: its windows belong to nabla.desktop.
desktopdir = $(datadir)/applications
dist_desktop_DATA = %D%/nabla.desktop
icondir = $(datadir)/icons/hicolor/scalable/apps
dist_icon_DATA = %D%/nabla.svg

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Keys and gestures, as in hands.sh, in a native window of Wayland.
table=$(cd "$(dirname "$0")" && pwd)/map.tsv
[ -x tests/window/map ] || { echo 'built without a window: skipped'; exit 77; }
. "$(dirname "$0")/lib.sh"
height=${MAP_HEIGHT:-640}
. "$here/wayland-lib.sh"
. "$here/map-lib.sh"
# Hands and eyes are on the X server, the window knows of none.
cat >bin/view <<END
#!/bin/sh
unset DISPLAY
exec "$NABLA_VIEW" "\$@"
END
chmod +x bin/view
NABLA_VIEW=$dir/bin/view
MAP_CLASS=weston MAP_ONE_SIZE=1 MAP_BETWEEN="$server $weston"
export NABLA_VIEW MAP_CLASS MAP_ONE_SIZE MAP_BETWEEN
timeout $LONG "$build/tests/window/map" "$table" figures

#!/bin/bash
# Hears a page as Orca speaks it: a browser and Orca on a display of their own, keys from here, and Orca's words in return.
#
#   apt-get install --no-install-recommends orca speech-dispatcher xvfb openbox dbus-x11 at-spi2-core xdotool firefox-esr chromium
#   mvn -Pshare-app                        # in another terminal
#   orca.sh [firefox|chromium] [address]
#
# Each line of input is keys by their names in xdotool (Tab, shift+Tab, Return, space), or after a quotation mark a text to type.
# Ctrl-D ends everything that was started here. Needs no sound: a loaded machine only speaks later.
set -eu
browser=${1:-firefox}
address=${2:-http://localhost:8080/sign-in}

export HOME XDG_RUNTIME_DIR DISPLAY=:${NUDGE_DISPLAY:-83} LANG=C.UTF-8
HOME=$(mktemp -d)
XDG_RUNTIME_DIR=$HOME/run
log=$HOME/orca.log
started=()
finish() {
  kill "${started[@]}" "$DBUS_SESSION_BUS_PID" 2> /dev/null || true
  sleep 1
  rm -rf "$HOME"
}
start() {
  "$@" > "$HOME/${1##*/}.out" 2>&1 < /dev/null &
  started+=($!)
}

# A machine without a sound card: Orca must not wait for a voice that never ends.
mkdir -m 700 -p "$XDG_RUNTIME_DIR" "$HOME/.config/speech-dispatcher" "$HOME/.local/share/orca"
printf 'AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n' > "$HOME/.config/speech-dispatcher/speechd.conf"
cat > "$HOME/.local/share/orca/orca-customizations.py" << 'END'
import orca.debug
orca.debug.debugLevel = orca.debug.LEVEL_INFO
orca.debug.eventDebugLevel = orca.debug.LEVEL_OFF
orca.debug.debugFile.reconfigure(line_buffering=True)
END

eval "$(dbus-launch --sh-syntax)"
trap finish EXIT
start Xvfb "$DISPLAY" -screen 0 1280x1024x24
sleep 2
start openbox
start /usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1
sleep 2
start orca --debug-file="$log" --disable=braille
sleep 5
case $browser in
  firefox) start firefox-esr --no-remote --profile "$(mktemp -d -p "$HOME")" "$address" ;;
  chromium) start chromium --no-sandbox --no-first-run --force-renderer-accessibility --user-data-dir="$HOME/chromium" "$address" ;;
  *) echo "orca.sh: firefox or chromium, not $browser" >&2; exit 2 ;;
esac
tail --pid=$$ -n +1 -F "$log" 2> /dev/null | sed -nu "s/.*SPEECH OUTPUT: '\(.*\)'\({.*}\)*$/  \1/p" &
started+=($!)

while read -r line; do
  case $line in
    \"*) xdotool type --delay 50 "${line#\"}" ;;
    ?*) xdotool key --delay 50 $line || true ;;
  esac
done

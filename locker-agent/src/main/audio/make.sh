#!/bin/sh
# Records the spoken prompts: one file a prompt and language, from the texts say.* of kiosk/texts_*.properties.
# Needs espeak-ng and opus-tools (Debian: apt install espeak-ng opus-tools). Run it after a text has changed, and commit what it writes:
# the recordings, and spoken.txt, which says what was recorded, so that a test finds a recording that is out of date.
# A city that has a speaker records say/*.ogg with a human voice: same names, mono Opus, and a line for each in spoken.txt.
set -eu
cd "$(dirname "$0")/../resources/kiosk"
mkdir -p say
rm -f say/*.ogg say/spoken.txt

record() { # texts, voice, words a minute, tag of the file's name
    sed -n 's/^say\.//p' "texts_$1.properties" | LC_ALL=C sort | while IFS= read -r line; do
        name=${line%%=*}
        text=${line#*=}
        espeak-ng -v "$2" -s "$3" -a 160 -w say/prompt.wav -- "$text"
        opusenc --quiet --bitrate 14 --framesize 60 --padding 0 --serial 1 --discard-comments say/prompt.wav "say/$name-$4.ogg"
        printf '%s-%s.ogg %s\n' "$name" "$4" "$text" >> say/spoken.txt
    done
}

record en en-gb 150 en
record zh cmn 190 zh-CN
rm -f say/prompt.wav
du -cb say/*.ogg | tail -n 1

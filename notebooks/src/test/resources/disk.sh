# Installs on a small disk, then again while it is full, while it has little room, and while it takes nothing.
# Usage: disk.sh FOLDER JAVA JAR OTHER_JAR JJAVA, in a mount namespace of its own.
disk=$1 java=$2 jar=$3 other=$4 jjava=$5

install() { "$java" -jar "$1" install --prefix "$disk/prefix" --jjava "$jjava" "${@:2}" > /dev/null; }
state() { (cd "$disk" && find prefix | sort && find prefix -type f | sort | xargs cat | cksum); }
again() {
  before=$(state)
  install "$other" "${@:2}"
  echo "$1 $? $([ "$before" == "$(state)" ] && echo same || echo "changed: $(state)")"
}

mount -t tmpfs -o size=100m mammoth "$disk"
install "$jar" --no-fast-start
echo "installed $?"
head -c 75m /dev/zero > "$disk/filler"
again full --no-fast-start
rm "$disk/filler"
again 'no room for an archive'
mount -o remount,ro "$disk"
again read-only --no-fast-start

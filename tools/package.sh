#!/bin/bash
# Makes yishi_<version>_<architecture>.deb: program, web files, rule book, demo material, systemd unit, man page.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
version=$(sed -nE 's/^project\(yishi VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
# Built apart, so that the program looks for its files where the package puts them.
cmake -S . -B "$build-package" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DYISHI_FROM_PACKAGE=ON >/dev/null
ninja -C "$build-package" --quiet yishi
install -D -m 755 -s "$build-package/yishi" "$root/usr/bin/yishi"
install -D -m 644 packaging/yishi.service "$root/lib/systemd/system/yishi.service"
install -D -m 644 packaging/yishi.1 "$root/usr/share/man/man1/yishi.1"
gzip -9n "$root/usr/share/man/man1/yishi.1"
install -d "$root/etc/yishi" "$root/usr/share/yishi"
printf '# 设置说明：yishi settings / Every setting: yishi settings\naddress = "127.0.0.1"\nport = 8080\n' >"$root/etc/yishi/yishi.toml"
cp -r rules demo "$root/usr/share/yishi/"
cp -r web/dist "$root/usr/share/yishi/web"
[ -d web/portal/templates ] && cp -r web/portal/templates "$root/usr/share/yishi/templates"
depends=$(awk '/^# run$/ { on = 1; next } /^# / { on = 0 } on && NF { print }' packaging/packages.txt | paste -sd, | sed 's/,/, /g')
mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<C
Package: yishi
Version: $version
Architecture: $architecture
Maintainer: Yishi maintainers <maintainers@yishi.invalid>
Depends: adduser, libc6, libstdc++6, $depends
Section: web
Priority: optional
Description: work platform of a consultative committee (政协)
 Proposals from a member's phone to the public page: raise, file, handle, supervise, rate, appraise.
 One program with SQLite inside; PostgreSQL when it grows.
C
echo /etc/yishi/yishi.toml >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/postinst" <<'C'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
  adduser --system --group --home /var/lib/yishi --no-create-home --quiet yishi || true
  [ -d /run/systemd/system ] && systemctl daemon-reload || true
fi
C
chmod 755 "$root/DEBIAN/postinst"
dpkg-deb --root-owner-group --build "$root" "yishi_${version}_${architecture}.deb"

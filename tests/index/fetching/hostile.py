"""Addresses that must be refused by how they are written, before anything is looked up."""

# fmt: off
HOSTILE = (
    # other schemes, and none
    "", "   ", "news.example/deal", "ftp://news.example/", "file:///etc/passwd", "file://news.example/",
    "gopher://127.0.0.1:6379/_INFO", "javascript:alert(1)", "data:text/html,hi", "ws://news.example/",
    "https:news.example", "https:/news.example", "https:///news.example", "https://", "http://?q",
    "view-source:https://news.example/", "https\n://news.example/", "httpſ://news.example/",
    # user names, and what looks like them
    "http://user@news.example/", "http://user:word@news.example/", "http://@news.example/",
    "http://news.example@127.0.0.1/", "http://127.0.0.1\\@news.example/", "http://news.example\\/",
    "http://news.example:80@10.0.0.1/", "http://news.example%40127.0.0.1/", "http://a@b@news.example/",
    "http://news.example＠127.0.0.1/",
    # this machine and private networks
    "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://printer.local/",
    "http://localhost.localdomain/", "http://intranet/", "http://metadata.google.internal/",
    "http://router.lan/", "http://nas.home.arpa/", "http://hidden.onion/", "http://127.0.0.1/",
    "http://127.0.0.1./", "http://127.255.255.254/", "http://0.0.0.0/", "http://0.1.2.3/",
    "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/",
    "http://100.64.0.1/", "http://100.127.255.254/", "http://100.100.100.200/",
    "http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/", "http://168.63.129.16/",
    "http://192.0.0.192/", "http://192.0.2.1/", "http://198.51.100.1/", "http://203.0.113.1/",
    "http://198.18.0.1/", "http://192.88.99.1/", "http://224.0.0.1/", "http://239.255.255.250/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://192.31.196.1/", "http://192.52.193.1/",
    "http://192.175.48.1/", "http://198.19.255.255/",
    # the same in other digits
    "http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://127.1/", "http://127.0.1/",
    "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://127.0.0.0x1/", "http://0x7F.1/", "http://0/",
    "http://00000177.0.0.1/", "http://127.0.0.01/", "http://2852039166/", "http://0xa9fea9fe/",
    "http://169.254.43518/", "http://4294967297/", "http://8.8.8.8.8/", "http://8.8.8.256/",
    "http://8.8.8.0x8/", "http://08.8.8.8/", "http://8.8.8/", "http://1.2.3.4../", "http://0x/",
    # the same in other scripts
    "http://１２７.０.０.１/", "http://127。0。0。1/", "http://127．0．0．1/", "http://127｡0｡0｡1/",
    "http://①②⑦.⓪.⓪.①/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://ｌｏｃａｌｈｏｓｔ/", "http://loc\u00adalhost/",
    "http://١٢٧.٠.٠.١/", "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/", "http://[：：1]/", "http://0ｘ7f.1/", "http://local\u200dhost/",
    # percent signs and odd characters in the host
    "http://%31%32%37.0.0.1/", "http://127%2e0.0.1/", "http://news%2eexample/", "http://news.example%00/",
    "http://news.example%2f@127.0.0.1/", "http://news .example/", "http://news.example\t/",
    "http://news.example\r\nHost: inside/", "http://news.example\x00/", "http://-news.example/",
    "http://news..example/", "http://.news.example/", "http://news.example../", "http://./", "http://../",
    "http://news.exam*ple/", "http://news,example.com/", "http://news;example.com/", "http://$a.example/",
    "http://" + "a" * 64 + ".example/", "http://" + "a." * 127 + "example/", "http://\ud800.example/",
    "http://news\u202e.example/", "http://a/b", "http://xn--a.l\u043ecalhost\u2044/", "http://a\u2025b.example/",
    "http://news.example\u2100/", "http://news\uff0fexample.com/", "http://news.example\uff1a22/",
    # IPv6, and IPv4 inside it
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::127.0.0.1]/", "http://::1/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:8.8.8.8]/",
    "http://[::ffff:0:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::8.8.8.8]/",
    "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[100::1]/",
    "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/",
    "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[fec0::1]/",
    "http://[ff02::1]/", "http://[2606:4700::200:5efe:7f00:1]/", "http://[2606:4700::1%25lo]/", "http://[]/",
    "http://[::1/", "http://::1]/", "http://[v1.x]/", "http://[1.2.3.4]/", "http://[::1]x/", "http://x[::1]/",
    "http://[::1].example/", "http://[[::1]]/", "http://[::127.1]/", "http://[::1]:80:80/", "http://[5f00::1]/",
    "http://[2620:4f:8000::1]/", "http://[2001:20::1]/", "http://[2001:1ff::1]/",
    # ports
    "http://news.example:22/", "http://news.example:0/", "http://news.example:65616/", "http://news.example:-1/",
    "http://news.example:8080/", "http://news.example:80:80/", "http://news.example:８０/", "http://news.example:+80/",
    "http://news.example:99999999/", "http://news.example:8 0/", "http://:80/",
    # the rest
    "http://news.example/\r\nX: 1", "http://news.example/\x7f", "http://news.example/<b>", "http://news.example/\\..",
    "http://news.example/" + "a" * 2048, "http://news.example/\ud800",
)
"""All of them, as somebody might paste them."""
# fmt: on

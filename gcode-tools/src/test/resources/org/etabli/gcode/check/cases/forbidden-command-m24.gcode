; machine: fff
G28
M23 other.gco
M24
M84

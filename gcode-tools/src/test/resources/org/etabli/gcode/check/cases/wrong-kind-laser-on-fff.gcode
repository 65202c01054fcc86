; machine: fff
G28
M3 S200
G1 X10 F1000
M5

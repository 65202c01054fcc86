; machine: laser
G21 G90
G1 X10 F1000
M3 S500
M5

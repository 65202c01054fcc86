; machine: laser
G21 G90
G0 X1
G1 X20 E3 F1000
M5

; machine: laser
G21 G90
M4 S100
G1 X10
M5
G0 X0 Y0

; machine: laser
G21 G90
G81 X10 Y10 Z-1 R2 F100
M5

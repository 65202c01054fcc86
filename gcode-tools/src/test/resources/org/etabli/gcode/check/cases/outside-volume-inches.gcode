; machine: laser
G20 G90
G1 X16 Y1 F30
M5

; machine: laser
G21 G90
#100=5
G1 X#100 F1000
M5

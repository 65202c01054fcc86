; machine: laser
G21 G90
G41 D1
M5

; machine: laser-marlin
G28
M3 S100
G1 X10 Y10 F1000
M84
G1 X20
M5

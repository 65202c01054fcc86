; machine: laser-marlin
G28
G1 X10 Y10 F1000
M106 S300
G1 X20
M107

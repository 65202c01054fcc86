; machine: fff
G28
M109 S210
M83
G1 X10 E1 F1000
M104 S0
M140 S0
M107
M84
; nozzle_diameter = 0.6

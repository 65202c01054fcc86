; machine: laser
; stock: sheetX=100 sheetY=100
G21 G90
M4 S500
G1 X10 Y10 F1000
G1 X150 Y20
M5
G0 X0 Y0

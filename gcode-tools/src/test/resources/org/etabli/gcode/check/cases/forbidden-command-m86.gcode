; machine: fff
G28
M86 S0
M84

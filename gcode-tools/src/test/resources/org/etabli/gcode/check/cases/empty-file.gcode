; machine: fff
; nothing

/* The weights, as bytes of the program: one binary, nothing to load from elsewhere. SAYSO_WEIGHTS is set by CMake. */
    .section .rodata
    .global sayso_weights_begin
    .global sayso_weights_end
    .balign 64
sayso_weights_begin:
    .incbin SAYSO_WEIGHTS
sayso_weights_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits

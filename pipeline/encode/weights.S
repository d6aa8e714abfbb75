/* The weights, as bytes of the program: one binary, nothing to load from elsewhere. The files are set by CMake. */
    .section .rodata
    .global sayso_weights_fast_begin
    .global sayso_weights_fast_end
    .global sayso_weights_accurate_begin
    .global sayso_weights_accurate_end
    .balign 64
sayso_weights_fast_begin:
    .incbin SAYSO_WEIGHTS_FAST
sayso_weights_fast_end:
    .balign 64
sayso_weights_accurate_begin:
    .incbin SAYSO_WEIGHTS_ACCURATE
sayso_weights_accurate_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits

// Arm Ethos-U55 NPU with 64 multiply-accumulators, in the high-end embedded
// system configuration of the Vela compiler (500 MHz), with its memory mode
// Shared_Sram: weights, biases and scales in flash, which has a port of its
// own, everything else in SRAM.
//
// No rate of its elementwise unit is published, so elementwise work is not
// timed. The capacities of flash and SRAM are those of a product.
#roofline.target<"arm-ethos-u55-64", vendor = "Arm",
  units = [
    <matrix, count = 1, clock_hz = 5.0e8,
     rates = [<i8 = 128>],
     source = "guide: ethos-u-vela architecture_features.py, clock of vela.ini Ethos_U55_High_End_Embedded">],
  memory = [
    <"flash", bandwidth_bytes_per_s = 0.5e9, holds = [parameters],
     source = "derived: 64 bit AXI at 500 MHz * 0.125 (ethos-u-vela vela.ini Ethos_U55_High_End_Embedded)">,
    <"SRAM", bandwidth_bytes_per_s = 4e9, holds = [caches, activations],
     source = "derived: 64 bit AXI at 500 MHz (ethos-u-vela vela.ini Ethos_U55_High_End_Embedded)">,
    <"SHRAM", capacity_bytes = 16384,
     source = "guide: ethos-u-vela architecture_features.py">],
  efficiency = [
    <contraction, overhead_s = 1.68e-6, error = 0.051, rows = 2,
     source = "derived: from the cycles that ethos-u-vela 5.2 states for two wake-word networks of pymicro-wakeword 2.5.0; the error is that of two others (benchmarks/ethos_accuracy.py)">,
    <elementwise, overhead_s = 1.68e-6, error = 0.051, rows = 2,
     source = "derived: from the cycles that ethos-u-vela 5.2 states for two wake-word networks of pymicro-wakeword 2.5.0; the error is that of two others (benchmarks/ethos_accuracy.py)">]>

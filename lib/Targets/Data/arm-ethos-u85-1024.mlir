// Arm Ethos-U85 NPU with 1024 multiply-accumulators, in the system configuration
// Ethos_U85_SYS_DRAM_Mid of the Vela compiler (1 GHz).
//
// No rate of its elementwise unit is published, so elementwise work is not timed. DRAM
// is outermost: the weights and large tensors live there.
#roofline.target<"arm-ethos-u85-1024", vendor = "Arm",
  units = [
    <matrix, count = 1, clock_hz = 1.0e9,
     rates = [<i8 = 2048>],
     source = "guide: ethos-u-vela 5.2 architecture_features.py, clock of vela.ini Ethos_U85_SYS_DRAM_Mid">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 12e9,
     source = "guide: ethos-u-vela 5.2 vela.ini Ethos_U85_SYS_DRAM_Mid">,
    <"SRAM", bandwidth_bytes_per_s = 32e9,
     source = "guide: ethos-u-vela 5.2 vela.ini Ethos_U85_SYS_DRAM_Mid: 2 ports of 128 bit at 1 GHz">],
  efficiency = [
    <contraction, overhead_s = 9.44e-7, error = 0.026, rows = 2,
     source = "derived: from the cycles that ethos-u-vela 5.2 states for two wake-word networks of pymicro-wakeword 2.5.0; the error is that of two others (benchmarks/ethos_accuracy.py)">,
    <elementwise, overhead_s = 9.44e-7, error = 0.026, rows = 2,
     source = "derived: from the cycles that ethos-u-vela 5.2 states for two wake-word networks of pymicro-wakeword 2.5.0; the error is that of two others (benchmarks/ethos_accuracy.py)">]>

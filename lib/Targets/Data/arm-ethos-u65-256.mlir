// Arm Ethos-U65 NPU with 256 multiply-accumulators, in the configuration that the
// Vela compiler takes by default: Ethos_U65_Client_Server (1 GHz), with 384 KiB
// of SRAM that are a cache of the DRAM.
//
// No rate of its elementwise unit is published, so elementwise work is not
// timed.
#roofline.target<"arm-ethos-u65-256", vendor = "Arm",
  units = [
    <matrix, count = 1, clock_hz = 1.0e9,
     rates = [<i8 = 512>],
     source = "guide: ethos-u-vela architecture_features.py, clock of vela.ini Ethos_U65_Client_Server">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 12e9,
     source = "guide: ethos-u-vela vela.ini Ethos_U65_Client_Server">,
    <"SRAM", capacity_bytes = 393216, bandwidth_bytes_per_s = 16e9,
     source = "derived: 128 bit AXI at 1 GHz (ethos-u-vela vela.ini Ethos_U65_Client_Server); guide: capacity of vela.ini Memory_Mode.Dedicated_Sram_384KB">,
    <"SHRAM", capacity_bytes = 49152,
     source = "guide: ethos-u-vela architecture_features.py">],
  efficiency = [
    <contraction, overhead_s = 7.21e-7, error = 0.052, rows = 2,
     source = "derived: from the cycles that ethos-u-vela 5.2 states for two wake-word networks of pymicro-wakeword 2.5.0; the error is that of two others (benchmarks/ethos_accuracy.py)">,
    <elementwise, overhead_s = 7.21e-7, error = 0.052, rows = 2,
     source = "derived: from the cycles that ethos-u-vela 5.2 states for two wake-word networks of pymicro-wakeword 2.5.0; the error is that of two others (benchmarks/ethos_accuracy.py)">]>

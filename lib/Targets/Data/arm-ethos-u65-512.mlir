// Arm Ethos-U65 NPU with 512 multiply-accumulators, in the high-end embedded
// system configuration of the Vela compiler.
//
// 2 cores * 256 int8 multiply-accumulates at 1 GHz = 1.02e12 operations per
// second. No rate of its elementwise unit is published, so elementwise work is
// not timed. DRAM is outermost: the weights and large tensors live there.
#roofline.target<"arm-ethos-u65-512", vendor = "Arm",
  units = [
    <matrix, count = 2, clock_hz = 1.0e9, rates = [<i8 = 512>],
     source = "guide: ethos-u-vela architecture_features.py: 2 cores of 256 MACs, clock of vela.ini Ethos_U65_High_End">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 3.75e9,
     source = "guide: ethos-u-vela vela.ini Ethos_U65_High_End">,
    <"SRAM", bandwidth_bytes_per_s = 16e9,
     source = "derived: 128 bit AXI at 1 GHz (ethos-u-vela vela.ini Ethos_U65_High_End)">,
    <"SHRAM", capacity_bytes = 98304, instances = 2,
     source = "guide: ethos-u-vela architecture_features.py: 48 KiB per core">]>

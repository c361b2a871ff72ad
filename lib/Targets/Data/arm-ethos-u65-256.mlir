// Arm Ethos-U65 NPU with 256 multiply-accumulators, in the high-end embedded
// system configuration of the Vela compiler.
//
// No rate of its elementwise unit is published, so elementwise work is not
// timed.
#roofline.target<"arm-ethos-u65-256", vendor = "Arm",
  units = [
    <matrix, count = 1, clock_hz = 1.0e9,
     rates = [<i8 = 512>],
     source = "guide: ethos-u-vela architecture_features.py, clock of vela.ini Ethos_U65_High_End">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 3.75e9,
     source = "guide: ethos-u-vela vela.ini Ethos_U65_High_End">,
    <"SRAM", bandwidth_bytes_per_s = 16e9,
     source = "derived: 128 bit AXI at 1 GHz (ethos-u-vela vela.ini Ethos_U65_High_End)">,
    <"SHRAM", capacity_bytes = 49152,
     source = "guide: ethos-u-vela architecture_features.py">]>

// Arm Ethos-U55 NPU with 128 multiply-accumulators, in the high-end embedded
// system configuration of the Vela compiler (500 MHz).
//
// Memory is the SRAM that holds the feature maps; weights in flash, at 0.5
// GB/s, are not modelled. No rate of its elementwise unit is published, so
// elementwise work is not timed.
#roofline.target<"arm-ethos-u55-128", vendor = "Arm",
  units = [
    <matrix, count = 1, clock_hz = 5.0e8,
     rates = [<i8 = 256>],
     source = "guide: ethos-u-vela architecture_features.py, clock of vela.ini Ethos_U55_High_End_Embedded">],
  memory = [
    <"SRAM", bandwidth_bytes_per_s = 4e9,
     source = "derived: 64 bit AXI at 500 MHz (ethos-u-vela vela.ini Ethos_U55_High_End_Embedded)">,
    <"SHRAM", capacity_bytes = 24576,
     source = "guide: ethos-u-vela architecture_features.py">]>

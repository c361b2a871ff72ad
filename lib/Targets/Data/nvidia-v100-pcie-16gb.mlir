// NVIDIA V100 PCIe 16 GB (Volta, compute capability 7.0).
//
// The chip of the SXM2 part with a lower clock, which is the one that gives the
// published 14 and 112 TFLOP/s: 80 * 128 * 1.37e9 and 80 * 1024 * 1.37e9.
#roofline.target<"nvidia-v100-pcie-16gb", vendor = "NVIDIA",
  units = [
    <matrix, count = 80, clock_hz = 1.37e9,
     rates = [<f16 = 1024>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 7.0; derived: clock from 112 TFLOP/s (pytorch-lightning throughput.py, of the NVIDIA V100 datasheet)">,
    <matrix, count = 80, clock_hz = 1.37e9,
     rates = [<i8 = 512, accumulate = i32>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions, compute capability 7.0: 64 dp4a per clock and multiprocessor, 8 operations each">,
    <vector, count = 80, clock_hz = 1.37e9,
     rates = [<f64 = 64>, <f32 = 128>, <f16 = 256>,
              <i32 = 128, source = "guide: NVIDIA V100 architecture whitepaper: 64 INT32 lanes per multiprocessor, a multiply-add counts 2">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 7.0; third_party: 7 and 14 TFLOP/s (pytorch-lightning throughput.py)">,
    <special, count = 80, clock_hz = 1.37e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM2", capacity_bytes = 16935682048, bandwidth_bytes_per_s = 900e9,
     source = "third_party: openxla/xla target_config/specs/v100.txtpb (device query of the SXM2 part with the same memory) for the capacity; datasheet: NVIDIA V100 datasheet for the bandwidth">,
    <"L2", capacity_bytes = 6291456, bandwidth_bytes_per_s = 2.806e12,
     source = "third_party: openxla/xla target_config/specs/v100.txtpb; derived: bandwidth = 2048 B per clock (PMC10448217, table 3) * 1.37 GHz">,
    <"L1", capacity_bytes = 10485760, bandwidth_bytes_per_s = 14.03e12, instances = 80,
     source = "guide: NVIDIA V100 architecture whitepaper: 128 KiB per multiprocessor; derived: bandwidth = 80 * 128 B per clock (te42kyfo/gpu-benches README) * 1.37 GHz">],
  byte_per_element = [i1],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    tdp_w = 250.0,
    tdp_source = "datasheet: NVIDIA V100 datasheet, PCIe"}>

// AWS Inferentia 2, one chip (2 NeuronCores v2).
//
// Rates are the published peaks over 2 cores and the 2.8 GHz of the tensor
// engine, the 1.12 GHz of the vector engine.
#roofline.target<"aws-inferentia2", vendor = "AWS",
  units = [
    <matrix, count = 2, clock_hz = 2.8e9,
     rates = [<f32 = 8482>, <tf32 = 33929>, <f16 = 33929>, <bf16 = 33929>,
              <f8E4M3FN = 33929>, <f8E5M2 = 33929>, <i8 = 67857>],
     source = "datasheet: AWS Neuron documentation, neuron-hardware/inferentia2: 47.5, 190 and 380 T/s; derived: rates from these">,
    <vector, count = 2, clock_hz = 1.12e9,
     rates = [<f32 = 2048>],
     source = "datasheet: AWS Neuron documentation, neuron-hardware/inferentia2: 2.3 TFLOP/s per core">],
  memory = [
    <"HBM", capacity_bytes = 34359738368, bandwidth_bytes_per_s = 820e9,
     source = "datasheet: AWS Neuron documentation, neuron-hardware/inferentia2">,
    <"SBUF", capacity_bytes = 50331648, instances = 2,
     source = "datasheet: AWS Neuron documentation, trainium_inferentia2_arch: 24 MiB per core">,
    <"PSUM", capacity_bytes = 4194304, instances = 2,
     source = "datasheet: AWS Neuron documentation, trainium_inferentia2_arch: 2 MiB per core">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">]>

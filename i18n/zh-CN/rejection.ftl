# rejection

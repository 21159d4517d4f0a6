// Placeholder until the module has content; delete with the first real file.

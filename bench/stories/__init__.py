"""Story links beside exact hashes and MinHash, on a generated set of rewrites."""

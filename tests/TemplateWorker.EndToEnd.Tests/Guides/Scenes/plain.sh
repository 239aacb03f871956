# A folder with the program and nothing else.

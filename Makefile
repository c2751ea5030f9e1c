# Daily work: make build; make run; make test. `make help` lists all.

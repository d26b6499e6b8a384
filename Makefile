# Mirage: `make demo` shows it, `make test` checks it. Extra options: make demo ARGS="--prompt 'frozen winter'".

# uv brings Python, torch and the rest; without one on PATH, a small one is made here.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .uv/bin/uv)
UV_RULE := $(filter .uv/bin/uv,$(UV))
ARGS ?=

.PHONY: help demo test lint format mod obs soak fuzz bench clean

help:
	@echo "make demo     the built-in game restyled live; without a screen it writes demo.mp4, demo.png, report.json"
	@echo "make test     all tests but the long ones"
	@echo "make mod      the Minecraft mod: out/mirage-minecraft-0.1.0.jar"
	@echo "make obs      the filter for OBS: out/obs, and where to put it"
	@echo "make lint     ruff and mypy --strict"
	@echo "make format   put the code into the house's format"
	@echo "make bench    measure frame rates and delays on this machine"
	@echo "make soak     long runs: memory, drift, overload"
	@echo "make fuzz     random and damaged input, for longer than in the tests"
	@echo "make clean    remove what these targets made, but for the installed packages"
	@echo
	@echo "Options go through ARGS: make demo ARGS=\"--prompt 'frozen winter' --seconds 20\", make test ARGS=\"-k client\""

demo: $(UV_RULE)
	@scripts/system-packages demo
	$(UV) run --no-dev mirage demo $(ARGS)

test: $(UV_RULE)
	@scripts/system-packages test
	$(UV) run pytest $(ARGS)

lint: $(UV_RULE)
	$(UV) run ruff check
	$(UV) run ruff format --check
	$(UV) run mypy

format: $(UV_RULE)
	$(UV) run ruff check --fix
	$(UV) run ruff format

soak: $(UV_RULE)
	@scripts/system-packages test
	$(UV) run pytest -m soak --timeout 9000 $(ARGS)

fuzz: $(UV_RULE)
	$(UV) run pytest -m fuzz --timeout 3600 $(ARGS)

mod:
	@scripts/system-packages mod
	mvn --batch-mode --quiet --file hooks/minecraft-fabric/pom.xml package $(ARGS)
	@mkdir -p out
	@cp hooks/minecraft-fabric/mod/target/mirage-minecraft-*.jar out/
	@ls out/mirage-minecraft-*.jar

# uv does not build the filter, but runs the daemon that it needs.
obs: $(UV_RULE)
	@scripts/system-packages obs
	cmake -S hooks/obs -B out/obs/build -DCMAKE_BUILD_TYPE=Release -DMIRAGE_TESTS=OFF $(ARGS)
	cmake --build out/obs/build --parallel
	@cmake --install out/obs/build --prefix out/obs >/dev/null
	@echo
	@echo "Built out/obs/mirage-obs. Put it where OBS looks for your own plugins, and start OBS again:"
	@echo "    mkdir -p ~/.config/obs-studio/plugins && cp -r out/obs/mirage-obs ~/.config/obs-studio/plugins/"
	@echo "It needs a daemon; the first start downloads what that is made of:"
	@echo "    $(UV) run mirage serve"

bench: $(UV_RULE)
	@scripts/system-packages demo
	$(UV) run --no-dev mirage bench $(ARGS)

clean:
	rm -rf out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

.uv/bin/uv:
	@echo "uv is not installed; putting one into .uv"
	@scripts/system-packages uv
	python3 -m venv .uv
	.uv/bin/python -m pip install --quiet uv
	@echo "To call it yourself, in this terminal: export PATH=\"$(CURDIR)/.uv/bin:\$$PATH\""

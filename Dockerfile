FROM python:3.11-slim-bookworm AS build

# pip reads this by itself. The default registry's torch for Linux on x86-64 brings gigabytes of
# CUDA; naming PyTorch's CPU index here (--build-arg PIP_EXTRA_INDEX_URL=…) avoids them.
ARG PIP_EXTRA_INDEX_URL

WORKDIR /src
# Without its own pip, the environment holds nothing the bot does not run.
RUN python -m venv --without-pip /opt/venv

# The dependencies change rarely: a layer of their own keeps them when only the sources change.
COPY pyproject.toml ./
RUN python -c "import tomllib; \
print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" \
        > /tmp/requirements.txt \
    && pip --python /opt/venv install --no-cache-dir --requirement /tmp/requirements.txt

COPY LICENSE README.md ./
COPY config config
COPY index index
COPY bot bot
# Apart from the environment, so that a change of the sources leaves its large layer as it is.
RUN pip --python /opt/venv install --no-cache-dir --no-deps --prefix /opt/liner-notes .

COPY seeds /app/seeds
# A strict umask where the image is built must not hide the articles from the bot's user.
RUN chmod --recursive a+rX /app/seeds


FROM python:3.11-slim-bookworm

# Group 0 may write too: platforms that choose an arbitrary uid put it in that group.
RUN groupadd --gid 10001 liner \
    && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home \
        --shell /usr/sbin/nologin liner \
    && install --directory --owner=liner --group=root --mode=0770 /data

COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/liner-notes /opt/venv
COPY --from=build /app/seeds /app/seeds

# /data is the only place written to, so the root file system can be read-only; HOME, HF_HOME and
# MPLCONFIGDIR keep it so for libraries, also under a uid that has no entry in /etc/passwd. The models come as
# packages; to let LINER_MODEL fetch another one, set HF_HUB_OFFLINE=0.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/data \
    HF_HOME=/data/huggingface \
    MPLCONFIGDIR=/data/matplotlib \
    HF_HUB_OFFLINE=1 \
    ORT_DISABLE_TELEMETRY=1 \
    LINER_DATA_DIR=/data \
    LINER_SEEDS_DIR=/app/seeds

LABEL org.opencontainers.image.title="Liner Notes" \
      org.opencontainers.image.description="A Discord bot that answers questions about AI music deals with the exact, cited words of an article." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"

WORKDIR /app
VOLUME ["/data"]
# By number, so that a platform can see that it is not root.
USER 10001:10001
STOPSIGNAL SIGTERM
# The first start builds the index from the seeds before the bot is ready.
HEALTHCHECK --interval=30s --timeout=10s --start-period=5m --retries=3 \
    CMD ["liner-notes", "health"]
ENTRYPOINT ["liner-notes"]
CMD ["run"]

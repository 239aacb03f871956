# The host in /app, the sandbox program in /app/sandbox, where the host looks for it, both compiled ahead for the
# image's platform (ReadyToRun), so that they start faster. Runs as the image's unprivileged user and writes nowhere but
# /tmp, so the root file system may be read-only (deploy/compose.yaml). The database is another container: embedded
# PostgreSQL is for development.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# A pipe fails with any of its parts.
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish src/TemplateWorker/TemplateWorker.csproj -c Release -o /app \
      -r "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" -p:PublishReadyToRun=true -p:DebugType=none

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && \
    apt-get install -y --no-install-recommends libjavascriptcoregtk-4.1-0 libseccomp2 libzstd1 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
# The runtime's debugging socket lets whoever reaches /tmp look into the process.
ENV DOTNET_EnableDiagnostics=0
# The TypeScript compiler's work folders and results; the home of the image's user may be read-only.
ENV XDG_CACHE_HOME=/tmp/cache
USER $APP_UID
WORKDIR /app
EXPOSE 7791
# A start waits for Discord, which lets a bot with many shards open few sessions at a time.
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 CMD ["/app/templateworker", "health"]
ENTRYPOINT ["/app/templateworker"]
CMD ["worker"]

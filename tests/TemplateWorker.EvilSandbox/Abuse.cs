namespace TemplateWorker.EvilSandbox;

/// <summary>Something that a sandbox must not do, done at a dispatch.</summary>
/// <param name="host">The channel.</param>
/// <param name="dispatch">The dispatch that asked for it.</param>
delegate void Abuse(HostEnd host, ReceivedDispatch dispatch);

namespace TemplateWorker.Sandbox.Tests;

/// <summary>Reads a frame's payload.</summary>
delegate T FramePayload<out T>(ReadOnlySpan<byte> payload);

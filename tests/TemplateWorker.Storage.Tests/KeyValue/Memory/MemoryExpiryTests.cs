using TemplateWorker.Storage.Tests.KeyValue.Behaviour;

namespace TemplateWorker.Storage.Tests.KeyValue.Memory;

public sealed class MemoryExpiryTests() : ExpiryBehaviour(MemoryScene.OpenAsync);

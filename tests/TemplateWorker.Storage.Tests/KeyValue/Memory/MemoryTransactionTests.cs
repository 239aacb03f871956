using TemplateWorker.Storage.Tests.KeyValue.Behaviour;

namespace TemplateWorker.Storage.Tests.KeyValue.Memory;

public sealed class MemoryTransactionTests() : TransactionBehaviour(MemoryScene.OpenAsync);

using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Tests.Hosting;

public sealed class TenantQueueTests
{
    [Fact]
    public async Task A_tenant_is_taken_once_for_many_changes_and_again_for_one_that_comes_meanwhile()
    {
        var queue = new TenantQueue();
        TenantId[] added = [TenantId.Guild(1), TenantId.Guild(2), TenantId.Guild(1), TenantId.Guild(1)];
        Array.ForEach(added, queue.Add);

        var taken = new List<ulong>();
        await foreach (var tenant in queue.TakeAllAsync(TestContext.Current.CancellationToken))
        {
            taken.Add(tenant.OwnerId);
            if (taken.Count == 1)
            {
                queue.Add(tenant);
            }

            if (taken.Count == 3)
            {
                break;
            }
        }

        taken.ShouldBe([1UL, 2UL, 1UL]);
    }
}

using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Tests.Templates;

/// <summary>The usual changes, as the program that makes them would.</summary>
static class Pushing
{
    public static Task<int> PushAsync(this TemplateStore store, TenantId tenant, StoredTemplate template, CancellationToken stop) =>
        store.ChangeAsync(
            tenant,
            async change =>
            {
                var version = await change.AddVersionAsync(template);
                await change.ActivateAsync(template.Name, version, "{}");
                return version;
            },
            TemplateStore.Patience,
            stop);

    public static Task<bool> RemoveAsync(this TemplateStore store, TenantId tenant, string name, CancellationToken stop) =>
        store.ChangeAsync(tenant, change => change.RemoveAsync(name), TemplateStore.Patience, stop);
}

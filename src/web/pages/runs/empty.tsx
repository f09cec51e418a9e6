/** What a newcomer sees. */
export const Empty = ({ folder }: { folder: string }) => (
  <div class="panel empty">
    <p>There is no run in {folder} yet. This one takes a minute:</p>
    <p>
      <code>rewardsmith run --env cartpole --designer symbolic --runs {folder}</code>
    </p>
  </div>
);
